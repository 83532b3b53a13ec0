using RecsConsole.Components.Bulk;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>Invites several selected people, each as on their own page. A link that was not mailed stands beside the person, once.</summary>
public sealed partial class InviteBulk(ReadSignIn readSignIn, InvitePerson invitePerson, ActorProvider actors)
{
    private BulkResult? _result;
    private ConfirmDialog? _confirm;
    private IReadOnlyList<BulkRow> _rows = [];

    /// <param name="taken">Clears the selection, once the reader has confirmed.</param>
    public async Task AskAsync(IReadOnlyList<BulkRow> rows, Action taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        _rows = rows;
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            taken();
            await _result!.RunAsync(rows, InviteAsync);
            _result.Focus();
        }
    }

    private async Task<BulkOutcome> InviteAsync(BulkRow row)
    {
        var actor = await actors.GetAsync(Disposed);
        var read = await readSignIn.RunAsync(actor, row.Id, Disposed);
        if (!read.IsOk)
        {
            return BulkOutcome.Refused(row.Name, read.Error);
        }

        var made = await invitePerson.RunAsync(actor, new(row.Id, read.Value.InviteTo, read.Value.IsMailed), Disposed);
        return BulkOutcome.Of(row.Name, made, created => LinkLabels.WordsOf(created.Mail)) with
        {
            Made = made.Value is { Mail: not MailOutcome.Sent } link ? link.Address : null,
        };
    }
}
