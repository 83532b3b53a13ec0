using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Lists;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>The filters of the queue.</summary>
public sealed partial class QueueFilters
{
    private static FilterOption[] Priorities =>
        [
            .. Enumerable
                .Range(1, 4)
                .Select(priority => new FilterOption(priority.ToString(CultureInfo.InvariantCulture), CaseLabels.Priority(priority))),
        ];

    private static FilterOption[] Slas =>
        [
            new(nameof(QueueSla.Late), Texts.Late),
            new(nameof(QueueSla.Under4h), Texts.Under4H),
            new(nameof(QueueSla.Under24h), Texts.Under24H),
            new(nameof(QueueSla.None), Texts.WithoutSla),
        ];

    private bool _isOpen;

    [Parameter, EditorRequired]
    public required QueueFilter Filter { get; set; }

    /// <summary>Moves the focus from the text field to the rows.</summary>
    [Parameter]
    public EventCallback OnToRows { get; set; }

    [Parameter, EditorRequired]
    public required QueueChoices Choices { get; set; }

    [Parameter]
    public EventCallback<QueueFilter> OnChange { get; set; }

    private bool IsSoon => Filter.Sla == QueueSla.Under4h;

    // the URL can name a state that no case is in now
    private IEnumerable<FilterOption> States =>
        FilterOption.From(Choices.States.Union(Filter.State is { } state ? [state] : [], StringComparer.Ordinal), CaseLabels.State);

    private Task ChangeAsync(QueueFilter filter) => OnChange.InvokeAsync(filter with { Page = 1 });

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static QueueSla? SlaOf(string? text) => Enum.TryParse<QueueSla>(text, out var sla) ? sla : null;
}
