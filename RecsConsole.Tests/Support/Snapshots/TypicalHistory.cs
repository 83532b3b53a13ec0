using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>Counts over finished cases, with some of each kind.</summary>
public static class TypicalHistory
{
    public static PlaybookFacts Playbook { get; } =
        new(
            "sign-in",
            2,
            [new("issue_type", "equals", ["sign_in"])],
            [new("ask_for_logs", []), new("reload_metadata", [new("done", "equals", ["ask_for_logs"])]), new("close_solved", [])]
        );

    public static HistoryFacts Of(HistoryFacts facts) =>
        facts with
        {
            NextSteps =
            [
                new(["ask_for_logs"], 50, 3, [new("reload_metadata", 31), new("rotate_certificate", 12), new("note", 7)]),
                new([], 240, 6, [new("ask_for_logs", 180), new("reload_metadata", 90), new("rotate_certificate", 41), new("note", 20)]),
            ],
            Outcomes = new(40, 90, 240, [new("reload_metadata", 30, 27, 60, 50, 90, 70), new("rotate_certificate", 4, 2, 20, 8, 41, 17)]),
            Documents = new(90, [new("rollover-runbook", 61, 55), new("sso-overview", 12, 8)]),
            Collaborators = [new(SnapshotBuilder.Id(12), 9, 4)],
            Accounts = new(6, 22, [new("reload_metadata", 14, 12, 480_000)]),
        };
}
