using Bunit;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Columns;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Columns;

/// <summary>The cells of optional columns.</summary>
public sealed class QueueFactTests : BunitContext
{
    [Fact]
    public void Issue_type_is_its_label_with_the_value_as_a_hint()
    {
        var cell = Cell(new("Single sign-on", "sso")).Find("span");

        (cell.TextContent, cell.GetAttribute("title")).ShouldBe(("Single sign-on", "sso"));
    }

    [Fact]
    public void Value_without_a_label_stands_for_itself()
    {
        var cell = Cell(new("Typo", null)).Find("span");

        cell.TextContent.ShouldBe("Typo");
        cell.HasAttribute("title").ShouldBeFalse();
    }

    [Fact]
    public void Case_without_an_issue_type_says_so() => Cell(null).Find("span.small").TextContent.ShouldNotBeEmpty();

    private IRenderedComponent<QueueFact> Cell(TermTitle? issue) =>
        Render<QueueFact>(p =>
            p.Add(
                    fact => fact.Line,
                    new QueueLine(Guid.NewGuid(), "A", "Title A", "Acme", "Gold", "in_progress", 2, null, null, null) { Issue = issue }
                )
                .Add(fact => fact.Column, QueueColumn.IssueType)
        );
}
