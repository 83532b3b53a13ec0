using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Reading;

/// <summary>A document that is open beside the case, while cards come and go.</summary>
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
