using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>What is used where the command line says nothing.</summary>
internal static class RankerDefaults
{
    public static BoostingSettings Of(BoostingObjective objective) => new() { Objective = objective };
}
