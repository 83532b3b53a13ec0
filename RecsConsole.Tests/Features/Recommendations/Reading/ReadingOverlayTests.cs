using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Reading;

/// <summary>A document stays open beside the case while the cards change.</summary>
public sealed class ReadingOverlayTests
{
    private static readonly ShownItem s_step = AnItem(SlateKind.Action, "reload");
    private static readonly ShownItem s_guide = AnItem(SlateKind.Document, "guide");
    private static readonly ShownItem s_codes = AnItem(SlateKind.Document, "codes");
    private readonly SlateOverlay _overlay = new();

    [Fact]
    public void Key_to_read_means_the_open_document_card_wherever_the_cursor_is()
    {
        _overlay.Follow(ADecision(s_step, s_guide, s_codes));
        _overlay.Cursor.Current!.Id.ShouldBe("reload");
        _overlay.Cursor.Document!.Id.ShouldBe("guide");

        _overlay.Cursor.Choose(s_codes);

        _overlay.Cursor.Document!.Id.ShouldBe("codes");
        _overlay.Read(s_step).ShouldBeFalse();
    }

    [Fact]
    public void Opening_again_after_the_suggestions_moved_is_still_the_first_opening()
    {
        var first = ADecision(s_step, s_guide);
        _overlay.Follow(first);
        _overlay.Read(s_guide).ShouldBeTrue();

        _overlay.Follow(ADecision(s_step, s_guide));
        _overlay.Read(s_guide).ShouldBeTrue();

        _overlay.Reading!.DecisionId.ShouldBe(first.DecisionId!.Value);
    }

    [Fact]
    public void Closing_goes_back_to_its_card_one_step_at_a_time()
    {
        _overlay.Follow(ADecision(s_step, s_guide, s_codes));
        _overlay.Read(s_codes);
        _overlay.ShowWhy(s_step);

        _overlay.Escape();
        _overlay.Evidence.ShouldBeNull();
        _overlay.Reading.ShouldNotBeNull();
        _overlay.Cursor.WantsFocus = false;
        _overlay.Escape();

        _overlay.Reading.ShouldBeNull();
        (_overlay.Cursor.Current!.Id, _overlay.Cursor.WantsFocus).ShouldBe(("codes", true));
    }

    [Fact]
    public void Leaving_the_reasons_gives_the_focus_back_to_their_card_and_closes_nothing_else()
    {
        _overlay.Follow(ADecision(s_step, s_guide, s_codes));
        _overlay.Read(s_guide);
        _overlay.ToggleReasons(s_codes);

        _overlay.Escape();

        (_overlay.Dismissing, _overlay.Cursor.Current!.Id, _overlay.Cursor.WantsFocus).ShouldBe((null, "codes", true));
        _overlay.Reading.ShouldNotBeNull();
    }

    [Fact]
    public void What_is_not_shown_takes_the_place_of_evidence_and_gives_the_focus_back_to_its_line()
    {
        _overlay.Follow(ADecision(s_step, s_guide));
        _overlay.ShowWhy(s_step);

        _overlay.ShowNotShown(SlateKind.Document);
        (_overlay.Evidence, _overlay.NotShown!.Kind).ShouldBe((null, SlateKind.Document));
        _overlay.Escape();

        (_overlay.NotShown, _overlay.Cursor.WantsLine).ShouldBe((null, SlateKind.Document));
    }

    [Fact]
    public void How_a_step_is_done_opens_its_document_where_it_is_told()
    {
        var decision = ADecision(s_step, s_guide);
        _overlay.Follow(decision);

        _overlay.Read(new ShownHow("Reload it.", "guide", new(40, 10)));

        (_overlay.Reading!.Item.Id, _overlay.Reading.Item.Passage!.Value.Start).ShouldBe(("guide", 40));
        _overlay.Cursor.Current!.Id.ShouldBe("guide");
    }

    [Fact]
    public void Closing_a_document_whose_card_is_gone_leaves_the_cursor_on_a_card()
    {
        _overlay.Follow(ADecision(s_step, s_guide));
        _overlay.Read(s_guide);
        _overlay.Follow(ADecision(s_step));

        _overlay.CloseReading();

        _overlay.Cursor.Current!.Id.ShouldBe("reload");
    }

    private static ShownDecision ADecision(params ShownItem[] items) =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            DateTimeOffset.UnixEpoch,
            [.. Enum.GetValues<SlateKind>().Select(kind => new ShownSlate(kind, [.. items.Where(item => item.Kind == kind)], [], null))],
            [],
            null,
            null
        );

    private static ShownItem AnItem(SlateKind kind, string id) =>
        new(kind, id, 1, 1, 500_000, 1_000_000, $"Title of {id}", null, ConfidenceLabel.High, [], [], [], [], null, null, null);
}
