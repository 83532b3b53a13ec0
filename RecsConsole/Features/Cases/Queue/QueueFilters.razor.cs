using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Scopes with their counts and the filters of the queue.</summary>
public sealed partial class QueueFilters
{
    private static readonly (QueueSla Sla, string Words)[] Slas =
    [
        (QueueSla.Late, "Late"),
        (QueueSla.Under4h, "Under 4 h"),
        (QueueSla.Under24h, "Under 24 h"),
        (QueueSla.None, "Without SLA"),
    ];

    private bool _isOpen;

    [Parameter, EditorRequired]
    public required QueueFilter Filter { get; set; }

    [Parameter, EditorRequired]
    public required QueueCounts Counts { get; set; }

    [Parameter, EditorRequired]
    public required QueueChoices Choices { get; set; }

    [Parameter]
    public EventCallback<QueueFilter> OnChange { get; set; }

    private bool IsSoon => Filter.Sla == QueueSla.Under4h;

    private (QueueScope Scope, string Words, int Count)[] Scopes =>
        [
            (QueueScope.Mine, "Mine", Counts.Mine),
            (QueueScope.Team, "My team", Counts.Team),
            (QueueScope.Unassigned, "Unassigned", Counts.Unassigned),
            (QueueScope.All, "All open", Counts.All),
        ];

    private Task ChangeAsync(QueueFilter filter) => OnChange.InvokeAsync(filter with { Page = 1 });

    private static string? TextOf(ChangeEventArgs e) => e.Value as string is { Length: > 0 } text ? text : null;

    private static int? NumberOf(ChangeEventArgs e) =>
        int.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static QueueSla? SlaOf(ChangeEventArgs e) => Enum.TryParse<QueueSla>(e.Value as string, out var sla) ? sla : null;
}
