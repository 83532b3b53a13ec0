using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform.Signatures;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>The form of a connection, kept as a draft without the credentials: those are never shown, and typed again.</summary>
public sealed partial class ConnectionForm(
    SaveConnection saveConnection,
    PreviewConnection previewConnection,
    ListConnections listConnections
)
{
    private const int SecretBytes = 32;

    private FormDraft<KeptConnection>? _kept;
    private KeptConnection? _start;
    private ConnectionPreview? _preview;
    private IReadOnlyList<QueueChoice>? _queues; // null while they are read
    private string? _wrong;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required ConnectionDraft Draft { get; set; }

    [Parameter, EditorRequired]
    public required ConnectionList Choices { get; set; }

    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string Title => Draft.Id is null ? Texts.NewConnection : Texts.ChangeConnection.With(Draft.Name);

    private bool SendsEvents =>
        Choices.Kinds.FirstOrDefault(kind => string.Equals(kind.Key, Draft.Kind, StringComparison.Ordinal)) is { SendsEvents: true };

    private IReadOnlyList<string> States =>
        Choices.Types.FirstOrDefault(type => string.Equals(type.Key, Draft.CaseTypeKey, StringComparison.Ordinal))?.States ?? [];

    private KeptConnection? Typed => _start is { } start && !start.IsSame(Draft.Kept) ? Draft.Kept : null;

    protected override void OnInitialized() => _start = Draft.Kept;

    protected override async Task OnInitializedAsync()
    {
        var queues = await listConnections.QueuesAsync(await ActorAsync(), Disposed);
        (_queues, _wrong) = (queues.Value?.Queues, queues.Error?.Message);
    }

    private void Discard()
    {
        Draft.TakeBack(_start!);
        (Draft.Secret, _preview, _wrong) = ("", null, null);
    }

    private void NewSecret() => Draft.Secret = WebhookSecretForm.Of(RandomNumberGenerator.GetBytes(SecretBytes));

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task TryAsync()
    {
        (_isBusy, _wrong, _preview) = (true, null, null);
        var result = await previewConnection.RunAsync(await ActorAsync(), Draft.Preview, Disposed);
        (_isBusy, _wrong, _preview) = (false, result.Error?.Message, result.Value);
        if (_preview is { } preview && !SendsEvents)
        {
            Draft.Learn(preview.Site.Statuses, States);
            Draft.Learn(preview);
        }
    }

    private async Task SaveAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _wrong) = (true, null);
        var result = await saveConnection.RunAsync(await ActorAsync(), Draft.Request, Disposed);
        (_isBusy, _wrong) = (false, result.Error?.Message);
        if (result.IsOk)
        {
            _start = Draft.Kept; // otherwise it would be saved as a draft again when the form closes
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
            await OnSaved.InvokeAsync();
        }
    }
}
