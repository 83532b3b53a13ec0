using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>The open cases for which a playbook, saved or not, would propose a step.</summary>
public sealed partial class PlaybookEffect(PreviewPlaybook previewPlaybook, ActorProvider actors)
    : VersionEffect<PlaybookContent, PlaybookPreview>(actors)
{
    protected override Task<Result<PlaybookPreview>> PreviewAsync(Actor actor) => previewPlaybook.RunAsync(actor, Text, Disposed);
}
