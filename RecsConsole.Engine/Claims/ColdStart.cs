using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Claims;

/// <summary>States that a new item has no record yet, so that a low rank is not mistaken for a bad record.</summary>
internal static class ColdStart
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate, UseInSimilarCases use)
    {
        if (use.Used + use.Superseded > 0)
        {
            return;
        }

        switch (candidate.Kind)
        {
            case SlateKind.Action
                when !index.Evidence.IsAfterFailure
                    && NewItem.Is(snapshot, index, candidate)
                    && sheet.Claims.All(claim => IsPermission(claim)):
                sheet.Claim("action.new", "used");
                break;
            case SlateKind.Document when NewItem.Is(snapshot, index, candidate) && !sheet.Claims.Any(claim => IsFrequent(claim)):
                sheet.Claim("document.new", "used");
                break;
            case SlateKind.Expert
                when index.People.Person(candidate.Id) is { Experience.Count: 0 } && !candidate.IsProposedBy(SourceNames.Routing):
                sheet.Count("worked", FactTypes.Count, "person.worked", 0, $"person:{candidate.Id}");
                sheet.Claim("expert.new", "worked");
                break;
            default:
                break;
        }
    }

    // support from a policy, a deadline or the log matters more than mere permission
    private static bool IsPermission(Claim claim) => string.Equals(claim.Template, "action.permitted", StringComparison.Ordinal);

    private static bool IsFrequent(Claim claim) => claim.Template is "document.frequent" or RoutedClaims.Used or $"{RoutedClaims.Used}_any";
}
