using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Recommendations.Slates.ShownActions;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>Which card is open and current when the list changes.</summary>
public sealed class SlateCursorTests
{
    private readonly SlateOverlay _overlay = new();

    private SlateCursor Cursor => _overlay.Cursor;

    [Fact]
    public void After_an_undo_the_first_card_is_open_and_keys_act_on_it()
    {
        _overlay.Follow(With("begin"));
        _overlay.StartOver();

        _overlay.Follow(With("hold", "begin"));

        var (hold, begin) = (AnAction("hold", 1), AnAction("begin", 2));
        (Cursor.IsOpen(hold), Cursor.IsOpen(begin)).ShouldBe((true, false));
        Cursor.Current!.Id.ShouldBe("hold");
    }

    [Fact]
    public void When_the_case_changes_the_first_card_is_open_and_keys_act_on_it()
    {
        _overlay.Follow(With("begin"));

        _overlay.Follow(With("hold", "begin"));

        (Cursor.IsOpen(AnAction("hold", 1)), Cursor.IsOpen(AnAction("begin", 2))).ShouldBe((true, false));
        Cursor.Current!.Id.ShouldBe("hold");
    }

    [Fact]
    public void Card_that_the_reader_chose_stays_open_when_the_case_changes()
    {
        _overlay.Follow(With("begin", "call"));
        Cursor.Choose(AnAction("begin", 1));

        _overlay.Follow(With("hold", "begin"));

        Cursor.IsOpen(AnAction("begin", 2)).ShouldBeTrue();
        Cursor.Current!.Id.ShouldBe("begin");
    }

    [Fact]
    public void Only_the_list_after_the_undo_starts_over()
    {
        _overlay.Follow(With("hold", "begin"));
        _overlay.StartOver();
        _overlay.Follow(With("hold", "begin"));
        Cursor.Move(1);

        _overlay.Follow(With("hold", "begin"));

        Cursor.Current!.Id.ShouldBe("begin");
    }

    private static ShownDecision With(params string[] actions) =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            DateTimeOffset.UnixEpoch,
            [
                ASlate([.. actions.Select((id, at) => AnAction(id, at + 1))]),
                ASlate([]) with
                {
                    Kind = SlateKind.Document,
                },
                ASlate([]) with
                {
                    Kind = SlateKind.Expert,
                },
            ],
            [],
            null,
            null
        );
}
