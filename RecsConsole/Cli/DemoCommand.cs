using System.CommandLine;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli;

/// <summary>demo seed</summary>
internal static class DemoCommand
{
    public static Command Create(CliHost host)
    {
        var seed = new Command("seed", "Makes the demo tenants.");
        host.Handle(seed, SeedAsync);
        return new Command("demo", "Looks after the demo tenants.") { seed };
    }

    private static async Task<int> SeedAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var seed =
            services.GetService<DevelopmentSeed>()
            ?? throw new CommandException("This build has no demo tenants.", CommandException.Failed);
        var signIns = await seed.RunAsync(services, run.Progress, cancellationToken);
        return run.Answer(new { SignIns = signIns }, signIns);
    }
}
