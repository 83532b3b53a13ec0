using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>States which step of which playbook an action is.</summary>
internal static class PlaybookClaims
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, Candidate candidate)
    {
        if (!candidate.IsProposedBy(SourceNames.Playbook))
        {
            return;
        }

        foreach (var next in PlaybookSource.NextSteps(snapshot))
        {
            if (string.Equals(next.Action, candidate.Id, StringComparison.Ordinal))
            {
                var source = PlaybookSource.Reference(next);
                sheet.Add("playbook", FactTypes.Playbook, "playbook.key", next.Playbook.Key, source);
                sheet.Count("step", FactTypes.Count, "playbook.step", next.Number, source);
                sheet.Count("steps", FactTypes.Count, "playbook.steps", next.Playbook.Steps.Count, source);
                sheet.Claim("action.playbook", "step", "steps", "playbook");
                return;
            }
        }
    }
}
