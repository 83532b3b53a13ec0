using RecsConsole.Components.Lists;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>Which rows stay ticked when the list is read again.</summary>
public sealed class GridSelectionTests
{
    private readonly GridSelection<Line> _selection = new(line => line.Id);

    [Fact]
    public void Row_stays_ticked_while_what_it_shows_changes()
    {
        _selection.Toggle(new(1, "Waiting"));

        _selection.Keep([new(1, "Running"), new(2, "Done")]);

        _selection.Lines.ShouldBe([new(1, "Running")]);
        _selection.Contains(new(2, "Done")).ShouldBeFalse();
    }

    [Fact]
    public void Row_that_is_no_longer_listed_is_no_longer_ticked()
    {
        _selection.Toggle(new(1, "Waiting"));

        _selection.Keep([new(2, "Done")]);

        _selection.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void All_are_ticked_and_a_second_time_none()
    {
        Line[] lines = [new(1, "Waiting"), new(2, "Done")];
        _selection.Toggle(lines[0]);

        _selection.ToggleAll(lines);
        _selection.ContainsAll(lines).ShouldBeTrue();
        _selection.ToggleAll(lines);

        _selection.Lines.ShouldBeEmpty();
    }

    private sealed record Line(int Id, string State);
}
