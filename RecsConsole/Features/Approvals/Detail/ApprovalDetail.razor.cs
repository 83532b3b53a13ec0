using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Badges;
using RecsConsole.Database.Codes;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>One request: the action, the case, the reason, who must approve it, and the buttons for those who may.</summary>
public sealed partial class ApprovalDetail(TimeProvider clock)
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

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private ApprovalView View => State!.Value!;

    private string LetterWords(ShownMessage letter) =>
        View.Line.Status switch
        {
            ApprovalStatus.Pending => letter.Address is null
                ? Texts.LetterIsOnRecordOnly
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

            return Texts.CanApprove.With(string.Join(", ", View.Approvers.Select(NameOf)));
        }
    }

    // the reader needs to know when each of them will read a message
    private string NameOf(Approver person)
    {
        var now = clock.GetUtcNow();
        return (person.IsOfTeam, person.IsAway, person.BackAt) switch
        {
            (true, _, { } back) when back > now => Texts.TheCasesTeamBack.With(person.Name, InstantLabels.Of(back, now, Zone)),
            (false, _, { } back) when back > now => Texts.PersonBack.With(person.Name, InstantLabels.Of(back, now, Zone)),
            (true, true, null) => Texts.TheCasesTeamAway.With(person.Name),
            (true, _, _) => Texts.TheCasesTeam.With(person.Name),
            (_, true, null) => Texts.Away.With(person.Name),
            _ => person.Name,
        };
    }
}
