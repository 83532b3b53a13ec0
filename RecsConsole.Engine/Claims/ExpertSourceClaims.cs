using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>Claims about an expert's team, collaboration and reach.</summary>
internal static class ExpertSourceClaims
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, Candidate candidate)
    {
        foreach (var provenance in candidate.Provenance)
        {
            switch (provenance.Source)
            {
                case SourceNames.Collaboration:
                    AddTogether(sheet, snapshot, candidate.Id);
                    break;
                case SourceNames.Routing:
                    var people = snapshot.Visible.History?.Routing?.People;
                    RoutedClaims.Add(sheet, people, candidate.Id, RoutedClaims.Finished, RoutedPersonSource.Reference(candidate.Id));
                    break;
                case SourceNames.Team when snapshot.Case.Team is { } team:
                    sheet.Add("team", FactTypes.Team, "case.team", team, "snapshot:case");
                    sheet.Claim("expert.team", "team");
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether the person can be reached now, and in the customer's language.</summary>
    public static void AddReach(FactSheet sheet, CaseSnapshot snapshot, PersonFacts person, PersonPresence presence)
    {
        if (snapshot.Case.Language is { } language && person.Languages.Contains(language, StringComparer.Ordinal))
        {
            sheet.Add("language", FactTypes.Language, "case.language", language, $"person:{PeopleIndex.KeyOf(person.Id)}");
            sheet.Claim(presence.InWorkingHours ? "expert.reachable" : "expert.speaks", "language");
        }
    }

    private static void AddTogether(FactSheet sheet, CaseSnapshot snapshot, string key)
    {
        var other = snapshot.Visible.History?.Collaborators?.FirstOrDefault(each =>
            string.Equals(PeopleIndex.KeyOf(each.PersonId), key, StringComparison.Ordinal)
        );
        if (other is null)
        {
            return;
        }

        var source = CollaborationSource.Reference(key);
        sheet.Count("together", FactTypes.Cases, "history.together", other.Together, source);
        if (other.Handovers == 0)
        {
            sheet.Claim("expert.together", "together");
            return;
        }

        sheet.Count("handovers", FactTypes.Count, "history.handovers", other.Handovers, source);
        sheet.Claim("expert.handed_over", "together", "handovers");
    }
}
