using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>A case with some of everything, for the golden file and for replay.</summary>
public static class TypicalSnapshot
{
    public static SnapshotBuilder ATypicalSnapshot() =>
        SnapshotBuilder
            .ASnapshot()
            .WithCatalog()
            .WithSimilar()
            .WithDocuments()
            .WithPeople()
            .WithHistory(TypicalHistory.Of)
            .WithCurated("sso-errors")
            .WithPlaybook(TypicalHistory.Playbook)
            .WithStep("ask_for_logs")
            .WithDismissal(SlateKind.Document, "sso-overview", "not_useful")
            .WithWithheld(SlateKind.Document, "board-minutes", ReasonCode.Clearance);

    private static SnapshotBuilder WithCatalog(this SnapshotBuilder builder) =>
        builder
            .WithCase(facts => facts with { SlaBand = SlaBand.Soon, SlaRemainingMs = 3_600_000 })
            .WithAction("reload_metadata", "fix", action => action with { TypicalMinutes = 15 })
            .WithAction("ask_for_logs", "communicate", action => action with { IsCustomerContact = true })
            .WithAction("rotate_certificate", "fix", action => action with { Risk = RiskLevel.High })
            .WithAction("disable_sso", "fix", action => action with { Risk = RiskLevel.Medium })
            .WithAction("escalate_to_tier_2", "escalate")
            .WithAction("verify_identity", "compliance", action => action with { PolicyKey = "P-7" })
            .WithAction("close_solved", "close", action => action with { RequiredRole = "agent" }, to: "closed")
            .WithAction("note", "activity")
            .WithAction("refund", "fix", action => action with { RequiredRole = "sales" })
            .WithPolicy("P-7", requires: ["verify_identity"], documents: ["identity-policy"])
            .WithPolicy("P-9", forbids: ["disable_sso"]);

    private static SnapshotBuilder WithSimilar(this SnapshotBuilder builder) =>
        builder
            .WithSimilarCases(
                24,
                "reload_metadata",
                (i, hit) =>
                    hit with
                    {
                        Score = 900_000 - (i * 10_000),
                        SlaMet = i % 8 != 7,
                        HoursToResolve = 1 + (i % 5),
                        ResolvedById = SnapshotBuilder.Id(10 + (i % 3)),
                        Documents = i % 4 == 3 ? [] : ["rollover-runbook"],
                        Steps = [new("ask_for_logs", "open"), new("reload_metadata", "open")],
                    }
            )
            .WithSimilarCases(2, "rotate_certificate", (_, hit) => hit with { ProcessVersion = 0, Score = 300_000 });

    private static SnapshotBuilder WithDocuments(this SnapshotBuilder builder) =>
        builder
            .WithDocument("rollover-runbook", 950_000, document => document with { Kind = "runbook" })
            .WithDocument("identity-policy", null, document => document with { Kind = "policy", PolicyKey = "P-7" })
            .WithDocument("sso-overview", 610_000)
            .WithDocument("sso-errors", 400_000, document => document with { ReviewBy = SnapshotBuilder.At.AddDays(-12) })
            .WithDocument("old-runbook", 500_000, document => document with { Status = "superseded" });

    private static SnapshotBuilder WithPeople(this SnapshotBuilder builder) =>
        builder
            .WithExpert(
                10,
                person =>
                    person with
                    {
                        Experience = new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal)
                        {
                            ["sign_in"] = new(20, 14, SnapshotBuilder.At.AddDays(-4)),
                        },
                    }
            )
            .WithExpert(11, presence: there => there with { OpenCases = 8 })
            .WithExpert(12, presence: there => there with { InWorkingHours = false, OpenCases = 5 });
}
