using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>Scopes with their counts and the requests of one.</summary>
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
            ApprovalScope.Pending => (
                "Nothing waits for you",
                "Requests come here when somebody asks for an action of high risk and your role approves it. Your own are decided by somebody else."
            ),
            ApprovalScope.Mine => (
                "You asked for nothing",
                "Accept an action of high risk on a case, and the request is here until it is decided."
            ),
            _ => ("Nothing was decided yet", "What was approved, rejected, withdrawn or has lapsed stays here."),
        };

    private static (ApprovalScope Scope, string Words, int Count)[] Scopes(ApprovalCounts counts) =>
        [
            (ApprovalScope.Pending, "Waiting for me", counts.Pending),
            (ApprovalScope.Mine, "Asked by me", counts.Mine),
            (ApprovalScope.Decided, "Decided", counts.Decided),
        ];
}
