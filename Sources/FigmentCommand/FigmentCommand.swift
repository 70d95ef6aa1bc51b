/// The command `figment`.
@main
enum FigmentCommand {
    static func main() {
        Signals.ignoreBrokenPipes()
        System.exit(Program.run(Array(CommandLine.arguments.dropFirst())))
    }
}
