using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>Terms of a score as people read them.</summary>
internal static class TermWords
{
    public static string Of(string term) => StateWords.Of(term).Replace("Sla ", "SLA ", StringComparison.Ordinal);
}
