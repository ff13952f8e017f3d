/** Names that are common where the people come from; every bearer in the synthetic office is made up. */
const SURNAMES = {
  MX: [
    'Hernández',
    'García',
    'Martínez',
    'López',
    'González',
    'Pérez',
    'Rodríguez',
    'Sánchez',
    'Ramírez',
    'Cruz',
    'Núñez',
    'Ibáñez',
  ],
  HN: [
    'Zelaya',
    'Mejía',
    'Funes',
    'Cáceres',
    'Bonilla',
    'Alvarado',
    'Banegas',
    'Pineda',
    'Discua',
    'Orellana',
  ],
  GT: ['Ixcoy', 'Tzoc', 'Ajanel', 'Velásquez', 'Domingo', 'Chávez', 'Morales', 'Xiloj', 'Calmo', 'Pu'],
  VE: ['Briceño', 'Urdaneta', 'Colmenares', 'Rangel', 'Márquez', 'Villegas'],
  SV: ['Portillo', 'Menjívar', 'Guardado', 'Alfaro', 'Rivas', 'Escobar'],
  other: ['Quispe', 'Mendoza', 'Cárdenas', 'Okafor', 'Petrov', 'Joseph', 'Da Silva', 'Toussaint'],
} as const;

const MEN = [
  'José Luis',
  'Juan Carlos',
  'Miguel Ángel',
  'Óscar',
  'Wilmer',
  'Edwin',
  'Santos',
  'Marvin',
  'Josué',
  'Andrés',
  'Ramón',
  'Elías',
  'Germán',
  'Mateo',
];
const WOMEN = [
  'María Elena',
  'Glenda',
  'Rosa Isela',
  'Ana Lucía',
  'Yesenia',
  'Dulce María',
  'Concepción',
  'Lidia',
];

export const CALLER_NAMES = [
  'Guadalupe',
  'Marta',
  'Sandra',
  'Nohemí',
  'Doña Toña',
  'Julio',
  'Iris',
  'Blanca',
  'Rigoberto',
  'Karla',
  'Pastor Amaya',
  'Lupita',
];

export const ATTORNEY_NAMES = [
  'Alma Romero Peña',
  'Daniel Okafor',
  'Julia Lind',
  'Marcela Castañeda',
  'Ben Whitaker',
  'Inés Aguilar Ruiz',
  'Thomas Greene',
  'Priya Raman',
  'Lucía Ferrer',
  'Samuel Boone',
  'Grace Adeyemi',
  'Héctor Villalobos',
  'Nora Stein',
  'Andrea Quintanilla',
  'Paul Cho',
  'Beatriz Muñoz',
  'Kevin O’Rourke',
  'Sofía Galván',
  'Rachel Meyers',
  'Emilio Santander',
  'Tamara Hill',
  'Jorge Peralta',
  'Claire Dubois',
  'Wendell Price',
  'Ximena Ortiz',
];

const VOLUNTEER_FIRST = [
  'Ana',
  'Beto',
  'Carmen',
  'Diego',
  'Elsa',
  'Fabián',
  'Gloria',
  'Hugo',
  'Irma',
  'Joel',
];
const VOLUNTEER_LAST = ['Peñaloza', 'Walker', 'Cedeño', 'Barrios'];
export const VOLUNTEER_NAMES = VOLUNTEER_FIRST.flatMap((first) =>
  VOLUNTEER_LAST.map((last) => `${first} ${last}`),
);

export const COORDINATOR_NAMES = ['Rosario Benítez', 'Peter Hall'];

export const DEMO_NAMES = {
  hotline_volunteer: 'Vera Solís',
  coordinator: 'Consuelo Ríos',
  attorney: 'Alejandra Toro',
  supervising_attorney: 'Santiago Duarte',
  bond_fund_staff: 'Fátima Boyd',
  interpreter: 'Isabel Tum',
  admin: 'Adán Molina',
} as const;

type Origin = keyof typeof SURNAMES;

export function surnamesOf(country: string): readonly string[] {
  return SURNAMES[country in SURNAMES ? (country as Origin) : 'other'];
}

export function givenNamesOf(isWoman: boolean): readonly string[] {
  return isWoman ? WOMEN : MEN;
}
