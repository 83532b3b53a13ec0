using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.Evaluation.Confidence;

/// <summary>A shown probability with its label, and the outcome: 1 when the case ended well, otherwise 0.</summary>
internal readonly record struct JudgedChance(double Chance, ConfidenceLabel Sign, double Share)
{
    public static JudgedChance From(SlateItem item, bool endedWell) =>
        new(FixedPoint.ToDouble(item.Confidence.Probability), item.Confidence.Label, endedWell ? 1 : 0);
}
