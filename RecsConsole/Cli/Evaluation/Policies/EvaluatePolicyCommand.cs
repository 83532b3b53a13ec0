using System.CommandLine;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Policies;

/// <summary>
/// evaluate policy: what another policy would have earned, from decisions logged with their propensities: those of a file, or the drawn
/// places of a tenant's own desk.
/// </summary>
internal static class EvaluatePolicyCommand
{
    private const string Uniform = "uniform";

    private static readonly Option<string> s_file = Optional(
        "--file",
        "CSV with a header, plain or gz: one row for each decision. Needs --action, --reward and --propensity."
    );

    private static readonly Option<string> s_action = Optional("--action", "Column of what was chosen.");

    private static readonly Option<string> s_reward = Optional("--reward", "Column of what it brought, a number.");

    private static readonly Option<string> s_propensity = Optional("--propensity", "Column of the probability with which it was chosen.");

    private static readonly Option<string> s_target = new("--target")
    {
        Description =
            "With --file: uniform (every action in the file equally often, the default), or the column of the probability with which the policy to be valued would have chosen the row's action. With --tenant: the version of a model, or desk for the desk without exploration; default the newest model that ranked drawn places in shadow, else desk.",
    };

    private static readonly Option<string> s_tenant = Optional(
        "--tenant",
        "Key of a tenant: values a model by the places that its own desk drew, and whether what was shown there was done."
    );

    private static readonly Option<string> s_unit = new("--unit")
    {
        Description = "With --tenant: action, the only kind of slate with drawn places.",
        DefaultValueFactory = _ => TenantPolicy.Unit,
    };

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "policy",
            "Estimates what a policy would have earned from a log of another one; refuses to conclude when too few rows speak for it."
        )
        {
            s_file,
            s_action,
            s_reward,
            s_propensity,
            s_target,
            s_tenant,
            s_unit,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static Option<string> Optional(string name, string description) => new(name) { Description = description };

    private static Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken) =>
        (run.Value(s_tenant), run.Value(s_file)) switch
        {
            ({ } tenant, null) => TenantPolicy.RunAsync(run, tenant, run.Required(s_unit), run.Value(s_target), cancellationToken),
            (null, { } file) => Task.FromResult(RunFile(run, file, cancellationToken)),
            _ => throw new CommandException("Name either --file or --tenant."),
        };

    private static int RunFile(CommandRun run, string file, CancellationToken cancellationToken)
    {
        var target = run.Value(s_target) ?? Uniform;
        var isUniform = string.Equals(target, Uniform, StringComparison.Ordinal);
        var columns = new RewardColumns(Column(run, s_action), Column(run, s_reward), Column(run, s_propensity), isUniform ? null : target);
        run.Progress("Reading the decisions…");
        var rows = new LoggedRewards(file, columns).Read(cancellationToken);
        var value = isUniform ? OffPolicyEstimator.Uniform(rows) : OffPolicyEstimator.Of(rows);
        return run.Answer(PolicyAnswer.From(value), PolicyLines.Of(value));
    }

    private static string Column(CommandRun run, Option<string> option) =>
        run.Value(option) ?? throw new CommandException($"--file needs {option.Name}.");
}
