using System.CommandLine;
using RecsConsole.Cli.Evaluation.Confidence;
using RecsConsole.Cli.Evaluation.NextActions;
using RecsConsole.Cli.Evaluation.Pairwise;
using RecsConsole.Cli.Evaluation.Policies;
using RecsConsole.Cli.Evaluation.Ranker;
using RecsConsole.Cli.Evaluation.Simulator;

namespace RecsConsole.Cli.Evaluation;

/// <summary>evaluate: the quality of a component on data with known answers.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CliHost host) =>
        new("evaluate", "Measures how good a part is on judged data.")
        {
            EvaluateDocumentsCommand.Create(host),
            EvaluateBacktestCommand.Create(host),
            EvaluateWeightsCommand.Create(host),
            EvaluateCensusCommand.Create(host),
            EvaluatePagesCommand.Create(host),
            EvaluateNextActionCommand.Create(host),
            EvaluatePolicyCommand.Create(host),
            EvaluatePairwiseCommand.Create(host),
            EvaluateRankerCommand.Create(host),
            EvaluateSimulatorCommand.Create(host),
            EvaluateConfidenceCommand.Create(host),
        };
}
