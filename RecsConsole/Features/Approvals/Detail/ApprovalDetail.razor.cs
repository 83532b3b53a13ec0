using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>One request: what, on which case, why, who must approve it, and the buttons for those who may.</summary>
public sealed partial class ApprovalDetail
{
    /// <summary>Null while loading.</summary>
    [Parameter, EditorRequired]
    public required Result<ApprovalView>? State { get; set; }

    [Parameter]
    public EventCallback<ApprovalVerdict> OnDecide { get; set; }

    [Parameter]
    public EventCallback<ApprovalLine> OnWithdraw { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Parameter]
    public EventCallback OnRetry { get; set; }

    private ApprovalView View => State!.Value!;

    private string Path
    {
        get
        {
            if (View.Approvers.Count == 0)
            {
                return $"Nobody in this tenant may: it takes {ApprovalLabels.Approver(View.Role)} who may see the case and did not ask for it. An admin can give somebody the role.";
            }

            var names = View.Approvers.Select(person =>
                (person.IsOfTeam, person.IsAway) switch
                {
                    (true, true) => $"{person.Name} (the case's team, away)",
                    (true, false) => $"{person.Name} (the case's team)",
                    (false, true) => $"{person.Name} (away)",
                    _ => person.Name,
                }
            );
            return $"Can do it: {string.Join(", ", names)}.";
        }
    }
}
