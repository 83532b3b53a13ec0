using System.Globalization;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>States which step of which playbook an action is, or which step a playbook has before it.</summary>
internal static class PlaybookClaims
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, Candidate candidate)
    {
        if (SnapshotIndex.From(snapshot).Playbooks.Of(candidate.Id) is { } early)
        {
            var written = string.Create(CultureInfo.InvariantCulture, $"playbook:{early.Playbook.Key}:{early.Playbook.Version}");
            sheet.Add("playbook", FactTypes.Playbook, "playbook.key", early.Playbook.Key, written);
            sheet.Add("step_before", FactTypes.Steps, "playbook.step_before", early.Missing, written);
            sheet.Claim("action.early", "playbook", "step_before");
            return;
        }

        if (!candidate.IsProposedBy(SourceNames.Playbook))
        {
            return;
        }

        foreach (var next in PlaybookTurns.Of(snapshot))
        {
            if (string.Equals(next.Action, candidate.Id, StringComparison.Ordinal))
            {
                var source = PlaybookSource.Reference(next);
                sheet.Add("playbook", FactTypes.Playbook, "playbook.key", next.Playbook.Key, source);
                sheet.Count("step", FactTypes.Count, "playbook.step", next.Number, source);
                sheet.Count("steps", FactTypes.Count, "playbook.steps", next.Playbook.Steps.Count, source);
                AddTurn(sheet, next, source);
                return;
            }
        }
    }

    private static void AddTurn(FactSheet sheet, PlaybookTurn next, string source)
    {
        if (!next.IsWay)
        {
            sheet.Claim("action.playbook", "step", "steps", "playbook");
            return;
        }

        sheet.Add("step_after", FactTypes.Steps, "playbook.step_after", next.Playbook.Steps[next.Number - 1].Action, source);
        sheet.Claim("action.playbook_way", "step", "steps", "playbook", "step_after");
    }
}
