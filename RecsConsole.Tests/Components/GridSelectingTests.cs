using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using RecsConsole.Components.Keys;
using RecsConsole.Components.Lists;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>Rows of a list are selected by checkbox and key, and the bar leaves with the selection.</summary>
public sealed class GridSelectingTests : BunitContext
{
    private static readonly Line[] s_lines = [new("ask"), new("fix")];

    private readonly KeyMap _keys = new();

    [Fact]
    public async Task Selected_rows_have_a_bar_that_escape_clears()
    {
        await using var world = await this.ServeGridsAsync();
        var grid = await OpenAsync(picked => builder => builder.AddContent(0, string.Join(' ', picked.Lines.Select(line => line.Title))));

        await grid.FindAll("tbody input[type=checkbox]")[1].ChangeAsync(new() { Value = true });

        grid.Find("[role=toolbar]").TextContent.ShouldContain("1 selected");
        grid.Find("[role=toolbar]").TextContent.ShouldContain("fix");
        await grid.InvokeAsync(() => _keys.PressAsync("Escape"));
        grid.FindAll("[role=toolbar]").ShouldBeEmpty();
    }

    [Fact]
    public async Task X_asks_the_browser_to_select_the_row_with_the_focus()
    {
        await using var world = await this.ServeGridsAsync();
        var grid = await OpenAsync(picked => builder => { });

        await grid.InvokeAsync(() => _keys.PressAsync("x"));

        JSInterop.Invocations.ShouldContain(call => call.Identifier == "pick");
    }

    [Fact]
    public async Task List_without_actions_for_rows_has_neither_boxes_nor_the_key()
    {
        await using var world = await this.ServeGridsAsync();

        var grid = await OpenAsync(steps: null);

        grid.FindAll("input[type=checkbox]").ShouldBeEmpty();
        _keys.InForce.ShouldNotContain(key => key.Key == "x");
    }

    [Fact]
    public async Task Row_whose_values_change_stays_the_same_row()
    {
        await using var world = await this.ServeGridsAsync();
        var grid = await OpenAsync(picked => builder => { }, new(line => line.Title, line => line.Title));
        var rows = Rows(grid);

        grid.Render(parameters =>
            parameters.Add(each => each.Part, new ListPart<Line>([new("ask"), new("fix", "done")], 1, 50, s_lines.Length))
        );

        grid.Find("tbody").TextContent.ShouldContain("fix, done");
        Rows(grid).ShouldBe(rows); // with its focus, and with the click that is on its way
    }

    private static List<RadzenDataGridRow<GridItem<Line>>> Rows(IRenderedComponent<ConsoleGrid<Line>> grid) =>
        [.. grid.FindComponents<RadzenDataGridRow<GridItem<Line>>>().Select(row => row.Instance)];

    private async Task<IRenderedComponent<ConsoleGrid<Line>>> OpenAsync(
        RenderFragment<GridSelection<Line>>? steps,
        GridRow<Line>? row = null
    )
    {
        Services.AddCascadingValue(_ => _keys);
        RenderFragment columns = builder =>
        {
            builder.OpenComponent<GridColumn<Line>>(0);
            builder.AddComponentParameter(1, nameof(GridColumn<Line>.Key), "title");
            builder.AddComponentParameter(2, nameof(GridColumn<Line>.Title), "Title");
            builder.AddComponentParameter(3, nameof(GridColumn<Line>.Text), (Func<Line, string>)(line => $"{line.Title}, {line.State}"));
            builder.CloseComponent();
        };
        var grid = Render<ConsoleGrid<Line>>(parameters =>
        {
            parameters
                .Add(each => each.Name, "Steps")
                .Add(each => each.Key, "steps")
                .Add(each => each.Part, new ListPart<Line>(s_lines, 1, 50, s_lines.Length))
                .Add(each => each.Columns, columns)
                .Add(each => each.Row, row);
            if (steps is not null)
            {
                parameters.Add(each => each.Selection, steps);
            }
        });
        await grid.WaitForElementAsync(".rz-data-row");
        return grid;
    }

    private sealed record Line(string Title, string State = "open");
}
