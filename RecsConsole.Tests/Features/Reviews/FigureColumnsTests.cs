using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Findings.Strengths;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Figures in the tables of a study's results stand right, and so do the heads over them.</summary>
public sealed class FigureColumnsTests : BunitContext
{
    [Fact]
    public void Counts_of_reasons() => Check<ReasonTable>(p => p.Add(t => t.Reasons, [new("Order", 3, 16, 0, 0)]));

    [Fact]
    public void Mean_ratings() =>
        Check<RatingTable>(p => p.Add(t => t.Ratings, [new("Usefulness", new(3.3, 3), new(1.8, 6), new(null, 0))]));

    [Fact]
    public void Strengths_and_who_met_whom() =>
        Check<StrengthTable>(p =>
            p.Add(
                t => t.Strengths,
                new([new(0, "rules", new(12, 3), null), new(1, "trees", new(3, 12), null)], [new("rules", "trees", new(12, 3))], false)
            )
        );

    private void Check<TTable>(Action<ComponentParameterCollectionBuilder<TTable>> add)
        where TTable : IComponent
    {
        foreach (var table in Render(add).FindAll("table"))
        {
            var heads = table.QuerySelectorAll("th").Select(IsFigure).ToList();

            heads.ShouldBe([false, .. heads.Skip(1).Select(_ => true)]);
            foreach (var row in table.QuerySelectorAll("tbody tr"))
            {
                row.QuerySelectorAll("td").Select(IsFigure).ShouldBe(heads);
            }
        }
    }

    private static bool IsFigure(IElement cell) => cell.ClassList.Contains("num");
}
