using Bunit;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>A version in the administration names the model by whose vector search by meaning finds its text.</summary>
public sealed class VersionViewTests : BunitContext
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 17, 10, 2, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Req", "R134")]
    public void Version_in_force_names_the_model_of_its_vector_and_when_it_was_computed() =>
        VectorOf(DocumentStatus.Effective, new("basis-2", s_at, IsOfThisText: true)).ShouldBe("basis-2, computed 17 Nov 2026 10:02");

    [Fact]
    public void Model_that_is_named_by_a_hash_is_told_by_its_first_digits() =>
        VectorOf(DocumentStatus.Effective, new(string.Concat(Enumerable.Repeat("345ab5b3", 8)), s_at, IsOfThisText: true))
            .ShouldBe("345ab5b3, computed 17 Nov 2026 10:02");

    [Fact]
    [Trait("Req", "R134")]
    public void Vector_of_an_earlier_text_is_told_apart() =>
        VectorOf(DocumentStatus.Effective, new("basis-1", s_at, IsOfThisText: false))
            .ShouldBe("basis-1, of an earlier text until the next run computes it anew");

    [Fact]
    [Trait("Req", "R134")]
    public void Version_in_force_without_a_vector_says_so() => VectorOf(DocumentStatus.Effective, null).ShouldBe("not computed yet");

    [Fact]
    public void Version_that_is_not_in_force_has_no_vector() =>
        VectorOf(DocumentStatus.Draft, new("basis-2", s_at, IsOfThisText: true)).ShouldBeNull();

    private string? VectorOf(DocumentStatus status, DocumentVector? vector)
    {
        var content = new DocumentDraft
        {
            Key = "how-to",
            Title = "How to call back",
            Text = "Call.",
        };
        var view = Render<VersionView>(parameters =>
            parameters
                .Add(part => part.Version, new(1, status, 0, content, "Wanda", null, null, null, s_at, false))
                .Add(part => part.Choices, new([], [], [], [], []))
                .Add(part => part.Vector, vector)
        );
        return view.FindAll("dl.facts > div")
            .FirstOrDefault(fact => fact.QuerySelector("dt")!.TextContent == "Search by meaning")
            ?.QuerySelector("dd")!
            .TextContent;
    }
}
