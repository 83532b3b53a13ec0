using System.CommandLine;
using System.Globalization;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Policies;

/// <summary>evaluate policy: what another policy would have earned, from decisions logged with their propensities.</summary>
internal static class EvaluatePolicyCommand
{
    private const string Uniform = "uniform";

    private static readonly Option<string> s_file = Required("--file", "CSV with a header, plain or gz: one row for each decision.");

    private static readonly Option<string> s_action = Required("--action", "Column of what was chosen.");

    private static readonly Option<string> s_reward = Required("--reward", "Column of what it brought, a number.");

    private static readonly Option<string> s_propensity = Required("--propensity", "Column of the probability with which it was chosen.");

    private static readonly Option<string> s_target = new("--target")
    {
        Description =
            "uniform (every action in the file equally often), or the column of the probability with which the policy to be valued would have chosen the row's action. Default uniform.",
        DefaultValueFactory = _ => Uniform,
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
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };

    private static Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var target = run.Required(s_target);
        var isUniform = string.Equals(target, Uniform, StringComparison.Ordinal);
        var columns = new RewardColumns(
            run.Required(s_action),
            run.Required(s_reward),
            run.Required(s_propensity),
            isUniform ? null : target
        );
        run.Progress("Reading the decisions…");
        var rows = new LoggedRewards(run.Required(s_file), columns).Read(cancellationToken);
        var value = isUniform ? OffPolicyEstimator.Uniform(rows) : OffPolicyEstimator.Of(rows);
        return Task.FromResult(run.Answer(PolicyAnswer.From(value), Lines(value)));
    }

    private static string[] Lines(PolicyValue value) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Overlap.Rows:N0} rows earned {value.OnPolicyMean:0.000000} each; IPS {value.Ips:0.000000}, SNIPS {value.Snips:0.000000}"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"doubly robust {value.DoublyRobust.Value:0.000000} ({value.DoublyRobust.Low:0.000000} to {value.DoublyRobust.High:0.000000}, normal)"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"effective sample size {value.Overlap.EffectiveSampleSize:0.0}; weights: mean {value.Overlap.MeanWeight:0.000000}, largest {value.Overlap.MaxWeight:0.000}, {value.Overlap.LargestShare:0.0%} of all on the largest hundredth of the rows"
            ),
            PolicyAnswer.Words(value),
        ];
}
