using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.Evaluation.Confidence;

/// <summary>A shown chance with its sign, and what came of it: 1 well, 0 not.</summary>
internal readonly record struct JudgedChance(double Chance, ConfidenceLabel Sign, double Share)
{
    public static JudgedChance Of(SlateItem item, bool endedWell) =>
        new(FixedPoint.ToDouble(item.Confidence.Probability), item.Confidence.Label, endedWell ? 1 : 0);
}
