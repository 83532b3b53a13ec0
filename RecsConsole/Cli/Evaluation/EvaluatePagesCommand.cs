using System.CommandLine;
using System.Globalization;
using RecsConsole.Cli.PageTruth;

namespace RecsConsole.Cli.Evaluation;

/// <summary>evaluate pages: whether the statements on the pages of open cases are true.</summary>
internal static class EvaluatePagesCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<int> s_cases = new("--most-cases")
    {
        Description = "At most so many of the open cases, spread evenly. Default all.",
        DefaultValueFactory = _ => int.MaxValue,
    };

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "pages",
            "Writes the pages of the open cases as their agents see them and holds every sentence against the rows. It records decisions: run it on a copy."
        )
        {
            s_tenant,
            s_cases,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        if (run.Required(s_cases) < 1)
        {
            throw new CommandException("--most-cases is at least 1.", CommandException.WrongInput);
        }

        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var answer = await new PageTruthRun(services, tenant, run.Progress).RunAsync(run.Required(s_cases), cancellationToken);
        if (answer.Pages == 0)
        {
            throw new CommandException("The tenant has no open case that anybody who reads English may work on.");
        }

        return run.Answer(answer, Lines(answer));
    }

    private static IEnumerable<string> Lines(PageTruthAnswer answer)
    {
        yield return Line($"{answer.Pages} pages with {answer.Cards} cards, {answer.NotOpened} cases that nobody may work on");
        yield return Line($"{answer.Places} pages of customers and boards of teams");
        yield return Line($"{answer.Contradictions} sentences that the rows or the rest of the page deny");
        yield return Line($"{answer.CountsThatDiffer} of {answer.Numbers} numbers differ from what they open");
        yield return Line($"{answer.CardsWithManyFigures} cards with more than two figures");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
