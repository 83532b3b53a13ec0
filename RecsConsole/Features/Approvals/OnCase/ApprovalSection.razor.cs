using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>Tabs with their counts, and the requests of one.</summary>
public sealed partial class ApprovalSection
{
    /// <summary>Null while loading.</summary>
    [Parameter, EditorRequired]
    public required Result<ApprovalList>? State { get; set; }

    [Parameter, EditorRequired]
    public required ApprovalFilter Filter { get; set; }

    [Parameter]
    public Guid? CurrentId { get; set; }

    [Parameter]
    public EventCallback<ApprovalFilter> OnChange { get; set; }

    [Parameter]
    public EventCallback<ApprovalLine> OnOpen { get; set; }

    [Parameter]
    public EventCallback OnRetry { get; set; }

    private (string Title, string Why) Empty =>
        Filter.Scope switch
        {
            ApprovalScope.Pending => (Texts.NothingWaitsForYouAgain, Texts.NothingWaitsHelp),
            ApprovalScope.Mine => (Texts.NothingRequested, Texts.NothingRequestedHelp),
            _ => (Texts.NothingWasDecidedYet, Texts.NothingDecidedHelp),
        };

    private static string RefusedWords(int refused) => refused == 1 ? Texts.OneRefused : Texts.SomeRefused.With(refused);

    private static (ApprovalScope Scope, string Words, int Count)[] Scopes(ApprovalCounts counts) =>
        [
            (ApprovalScope.Pending, Texts.WaitingForMe, counts.Pending),
            (ApprovalScope.Mine, Texts.AskedByMe, counts.Mine),
            (ApprovalScope.Decided, Texts.Decided, counts.Decided),
        ];
}
