using System.CommandLine;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// bench answers: works on cases of the synthetic tenant in the configured database and reports each commit; meant to be killed midway.
/// </summary>
internal static class BenchAnswersCommand
{
    private static readonly Option<int> s_answers = BenchCommand.Number(
        "--answers",
        "Answers to give; 0 goes on until it is ended.",
        100,
        0,
        1_000_000
    );
    private static readonly Option<int> s_seed = BenchCommand.Number("--seed", "Of the choice of cases and answers.", 1, 0, int.MaxValue);

    private static readonly Option<bool> s_yes = new("--yes")
    {
        Description = "Needed: made-up cases are written into the configured database.",
    };

    public static Command Create(CliHost host)
    {
        var answers = new Command(
            "answers",
            "Opens and answers cases of a synthetic tenant in the configured database, imports logs, seals, and prints each thing once it is committed."
        )
        {
            s_answers,
            s_seed,
            s_yes,
        };
        host.Handle(answers, RunAsync);
        return answers;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        if (!run.Value(s_yes))
        {
            throw new CommandException("It writes made-up cases into the configured database; say --yes if you mean it.");
        }

        var services = await run.ServicesAsync(cancellationToken);
        var tenantId = await AnswerBench.PrepareAsync(services, cancellationToken);
        var sealing = services.GetRequiredService<AuditSealing>();
        await sealing.StartAsync(cancellationToken); // as on a running server
        var count = await new AnswerBench(services, tenantId, run.Say).RunAsync(
            run.Required(s_answers),
            run.Required(s_seed),
            cancellationToken
        );
        await sealing.StopAsync(cancellationToken);
        return run.Answer(new { Answers = count }, $"{count} answers.");
    }
}
