using System.CommandLine;
using System.Globalization;
using RecsConsole.Cli.Census;

namespace RecsConsole.Cli.Evaluation;

/// <summary>evaluate census: what an agent would object to, over all open cases or over cases truncated at a random step.</summary>
internal static class EvaluateCensusCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<int> s_cases = new("--most-cases")
    {
        Description = "At most so many of the cases, spread evenly. Default all.",
        DefaultValueFactory = _ => int.MaxValue,
    };
    private static readonly Option<int> s_openings = new("--openings")
    {
        Description = "How often each case is opened. Default 5.",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<int?> s_cut = new("--cut")
    {
        Description =
            "Opens all cases, finished ones too, as they stood before one of their steps, with what was known then; the number draws the steps.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "census",
            "Opens the open cases as their agents would and counts what they would stumble over. It records decisions: run it on a copy."
        )
        {
            s_tenant,
            s_cases,
            s_openings,
            s_cut,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var (cases, openings, cut) = (run.Required(s_cases), run.Required(s_openings), run.Value(s_cut));
        if (cases < 1 || openings < 1 || cut < 0)
        {
            throw new CommandException("--most-cases and --openings are at least 1, --cut at least 0.", CommandException.WrongInput);
        }

        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var answer = cut is { } seed
            ? await new CutCensusRun(services, tenant, openings, run.Progress).RunAsync(cases, (ulong)seed, cancellationToken)
            : await new CensusRun(services, tenant, openings, run.Progress).RunAsync(cases, cancellationToken);
        if (answer.Cases == 0)
        {
            throw new CommandException(
                cut is null ? "The tenant has no open case that anybody may work on." : "The tenant has no case that anybody may work on."
            );
        }

        return run.Answer(answer, Lines(answer));
    }

    private static IEnumerable<string> Lines(CensusAnswer answer)
    {
        yield return Line($"{answer.Cases} cases opened, {answer.NotOpened} that nobody may work on");
        yield return Line(
            $"{answer.FirstAlreadyDone} of {answer.WithFirst} first suggestions already done, {answer.FirstFailed} done in vain"
        );
        yield return Line(
            $"{answer.RepeatsUnsaid} repeats in any place whose card does not say when it was done, {answer.FailedAndHigh} done in vain and called highly confident"
        );
        yield return Line($"{answer.BelowFloor} items below the floor");
        yield return Line($"{answer.ChangedWithoutCause} cases whose lists changed without a cause");
        yield return Line($"{answer.LowAboveHighUnexplained} signs stronger than one above them without a stated reason");
        yield return Line($"{answer.EscalationsThatDoNotFit} risky escalations for cases of low priority");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
