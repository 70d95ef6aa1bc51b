/// Every command of this version, in the order of the help: the one list.
enum CommandTable {
    static let all: [Command] = [
        GenerateCommand.command,
        LoadCommand.command,
        PreviewCommand.command,
        ExplainCommand.command,
        RowCommand.command,
        PreflightCommand.command,
        VerifyCommand.command,
        ValidateCommand.command,
        ExportCommand.command,
        SchemaCommands.group,
        ConnectionCommands.group,
        GeneratorsCommand.command,
        CleanCommand.command,
        VersionCommand.command,
        HelpCommand.command,
    ]
}
