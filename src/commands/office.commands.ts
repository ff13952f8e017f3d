import 'reflect-metadata';
import type { Command } from 'commander';
import { addAuditCommands } from './audit.command.js';
import { addDatabaseCommands } from './database.command.js';
import { addDemoCommands } from './demo.command.js';
import { addDoctorCommand } from './doctor.command.js';
import { addQueueCommands } from './queue.command.js';
import { addUserCommands } from './user.command.js';

/** The commands that need the office: its database, its keys and everything that works with them. */
export function addOfficeCommands(program: Command): void {
  addDatabaseCommands(program);
  addUserCommands(program);
  addAuditCommands(program);
  addDoctorCommand(program);
  addQueueCommands(program);
  addDemoCommands(program);
}
