using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

/// <summary>A playbook is not silent because the state of the case does not allow its next step.</summary>
public sealed class PlaybookTurnsTests
{
    [Fact]
    public void Taking_the_case_is_suggested_where_the_first_step_needs_it()
    {
        var slate = ALift().Open().Slate(SlateKind.Action);

        slate.Ids()[0].ShouldBe("take");
        slate.Item("take").Sentences().ShouldContain("After it, step 1 of 4 of playbook \"lift\" can be done: \"look\"");
    }

    [Fact]
    public void Once_it_is_taken_the_step_itself_is() =>
        ALift().WithCase(it => it with { State = "working" }).Open().Slate(SlateKind.Action).Ids()[0].ShouldBe("look");

    [Fact]
    public void Several_ways_there_are_no_advice() =>
        ALift(taking: "investigate")
            .WithAction("other", "investigate", to: "working")
            .Open()
            .Slate(SlateKind.Action)
            .Items.SelectMany(item => item.Sentences())
            .ShouldNotContain(sentence => sentence.Contains("playbook", StringComparison.Ordinal));

    [Fact]
    public void While_the_case_waits_a_later_word_is_suggested_and_no_later_work()
    {
        var slate = Waiting().Open().Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["tell"]);
        slate.Item("tell").Sentences().ShouldContain("Step 3 of 4 of playbook \"lift\"");
        slate.LookAgainAt.ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_is_left_once_it_was_said() =>
        Waiting().WithStep("tell", from: "waiting", to: "waiting").Open().Slate(SlateKind.Action).Ids().ShouldBeEmpty();

    private static SnapshotBuilder ALift(string taking = "assign") =>
        ASnapshot()
            .WithState("working")
            .WithState("done", isTerminal: true)
            .WithAction("ask", "communicate")
            .WithAction("take", taking, to: "working")
            .WithAction("look", "investigate", from: "working", to: "working")
            .WithAction("call", "escalate", from: "working", to: "waiting")
            .WithAction("repair", from: "working", to: "working")
            .WithAction("tell", "communicate", from: "waiting", to: "waiting")
            .WithAction("close", "close", from: "waiting", to: "done")
            .WithPlaybook(new("lift", 1, [], [new("look", []), new("repair", []), new("tell", []), new("close", [])]));

    private static SnapshotBuilder Waiting() =>
        ALift()
            .WithStep("look", from: "working", to: "working")
            .WithStep("call", from: "working", to: "waiting")
            .WithCase(it => it with { State = "waiting" });
}
