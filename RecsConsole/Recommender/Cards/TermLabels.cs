using RecsConsole.Casework;

namespace RecsConsole.Recommender.Cards;

/// <summary>Terms of a score as shown on screen.</summary>
internal static class TermLabels
{
    public static string Of(string term) => StateLabels.Of(term).Replace("Sla ", "SLA ", StringComparison.Ordinal);
}
