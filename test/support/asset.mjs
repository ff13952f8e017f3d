// Stands for every style sheet, picture and font in web specs.
export default '';
