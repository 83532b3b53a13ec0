using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database.Codes;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>One request: the action, the case, the reason, who must approve it, and the buttons for those who may.</summary>
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

    private string LetterWords(ShownMessage letter) =>
        View.Line.Status switch
        {
            ApprovalStatus.Pending => letter.Address is null
                ? Texts.LetterIsKept
                : Texts.LetterWaits.With(letter.Contact is null ? letter.Address : $"{letter.Contact} ({letter.Address})"),
            ApprovalStatus.Approved => Texts.LetterWent,
            _ => Texts.LetterGivenBack.With(View.Line.RequestedBy),
        };

    private string Path
    {
        get
        {
            if (View.Approvers.Count == 0)
            {
                return Texts.NobodyCanApprove.With(ApprovalLabels.Approver(View.Role));
            }

            var names = View.Approvers.Select(person =>
                (person.IsOfTeam, person.IsAway) switch
                {
                    (true, true) => Texts.TheCasesTeamAway.With(person.Name),
                    (true, false) => Texts.TheCasesTeam.With(person.Name),
                    (false, true) => Texts.Away.With(person.Name),
                    _ => person.Name,
                }
            );
            return Texts.CanApprove.With(string.Join(", ", names));
        }
    }
}
