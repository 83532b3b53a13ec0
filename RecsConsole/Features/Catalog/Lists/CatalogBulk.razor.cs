using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Bulk;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>Steps for several selected items of the catalog: for each the operation of its own page, with the revision that was listed.</summary>
public sealed partial class CatalogBulk(ActorProvider actors)
{
    private BulkResult? _result;
    private ReasonDialog? _comment;
    private ConfirmDialog? _retire;
    private IReadOnlyList<CatalogLine> _retiring = [];

    /// <summary>The steps of this kind of item.</summary>
    [Parameter, EditorRequired]
    public required VersionMoves Moves { get; set; }

    /// <summary>URL of the list; names the draft of the comment.</summary>
    [Parameter, EditorRequired]
    public required string Root { get; set; }

    /// <summary>Rows were worked on: the page loads the list again.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <param name="taken">Clears the selection, once the reader has confirmed.</param>
    public Task AskToSendAsync(IReadOnlyList<CatalogLine> lines, Action taken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(taken);
        return _comment!.AskAsync(
            new(Texts.SendDraftsForReview.With(lines.Count), Texts.SendDraftsConsequence, Texts.SendForReview)
            {
                Label = Texts.CommentOptional,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.VersionComment, $"{Root}?selected"),
            },
            async comment =>
            {
                taken();
                await RunAsync(lines, Moves.Submit, line => line.Draft! with { Comment = comment });
                return null;
            }
        );
    }

    /// <param name="taken">Clears the selection, once the reader has confirmed.</param>
    public async Task AskToRetireAsync(IReadOnlyList<CatalogLine> lines, Action taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        _retiring = lines;
        StateHasChanged();
        if (await _retire!.AskAsync())
        {
            taken();
            await RunAsync(lines, Moves.Retire, line => line.InForce!);
            _result!.Focus();
        }
    }

    private async Task RunAsync(IReadOnlyList<CatalogLine> lines, VersionMove move, Func<CatalogLine, VersionStepRequest> requestOf)
    {
        await _result!.RunAsync(
            lines,
            async line =>
                BulkOutcome.Of(line.Title, await move(await actors.GetAsync(Disposed), requestOf(line), Disposed), moved => moved.Message)
        );
        await OnDone.InvokeAsync();
    }
}
