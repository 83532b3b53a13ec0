using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>Claims about an expert, most important first.</summary>
internal static class ExpertClaims
{
    public static void Add(
        FactSheet sheet,
        CaseSnapshot snapshot,
        SnapshotIndex index,
        Candidate candidate,
        UseInSimilarCases use,
        Spread? spread
    )
    {
        if (index.People.Person(candidate.Id) is not { } person)
        {
            return;
        }

        var source = $"person:{candidate.Id}";
        AddSkills(sheet, snapshot, person, source);
        Spread.Add(sheet, spread, snapshot);
        if (use.Used > 0)
        {
            sheet.Claim("expert.resolved", "used", "total");
        }

        ExpertSourceClaims.Add(sheet, snapshot, candidate);
        if (index.Presence(person.Id) is { } presence)
        {
            ExpertSourceClaims.AddReach(sheet, snapshot, person, presence);
            AddLoad(sheet, presence, source);
        }
    }

    private static void AddSkills(FactSheet sheet, CaseSnapshot snapshot, PersonFacts person, string source)
    {
        var skills = string.Join(',', SkillSource.MatchingSkills(person, snapshot));
        if (skills.Length > 0)
        {
            sheet.Add("skills", FactTypes.Skills, "person.skills", skills, source);
        }

        var solved = person.Experience.GetValueOrDefault(snapshot.Case.IssueType)?.Solved ?? 0;
        if (solved > 0)
        {
            sheet.Count("solved", FactTypes.IssueCases, "person.solved", solved, source);
        }

        switch (solved > 0, skills.Length > 0)
        {
            case (true, true):
                sheet.Claim("expert.solved_skills", "solved", "skills");
                break;
            case (true, false):
                sheet.Claim("expert.solved", "solved");
                break;
            case (false, true):
                sheet.Claim("expert.skills", "skills");
                break;
            default:
                break;
        }
    }

    private static void AddLoad(FactSheet sheet, PersonPresence presence, string source)
    {
        sheet.Count("open", FactTypes.Count, "person.open_cases", presence.OpenCases, source);
        sheet.Count("capacity", FactTypes.Count, "person.capacity", presence.Capacity, source);
        sheet.Claim("expert.load", "open", "capacity");
    }
}
