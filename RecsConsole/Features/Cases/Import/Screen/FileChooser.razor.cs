using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Features.Cases.Import.Uploads;

namespace RecsConsole.Features.Cases.Import.Screen;

/// <summary>Chooses the file to import.</summary>
public sealed partial class FileChooser(ReceiveUpload receiveUpload, RemoveUpload removeUpload)
{
    private const long Kilo = 1024;
    private const long Mega = Kilo * Kilo;

    private string? _sending;
    private string? _wrong;
    private int _percent;

    [Parameter, EditorRequired]
    public required ImportView View { get; set; }

    /// <summary>The waiting file changed: another one, or none.</summary>
    [Parameter]
    public EventCallback OnReceived { get; set; }

    private static string PresetNames =>
        $"{string.Join(", ", TicketPresets.All.SkipLast(1).Select(preset => preset.Name))} {SharedTexts.AndInSentence} {TicketPresets.All[^1].Name}";

    private static string SizeWords(long bytes) =>
        bytes < Mega ? ImportTexts.Kilobytes.With((bytes + Kilo - 1) / Kilo) : ImportTexts.Megabytes.With(bytes / (double)Mega);

    private bool IsBusy => _sending is not null || View.Run?.IsUnderWay == true;

    private async Task SendAsync(InputFileChangeEventArgs chosen)
    {
        var file = chosen.File;
        (_sending, _wrong, _percent) = (file.Name, null, 0);
        var max = View.MostMegabytes * Mega;
        if (file.Size > max)
        {
            (_sending, _wrong) = (null, ImportTexts.TheFileIsTooLarge.With(View.MostMegabytes));
            return;
        }

        try
        {
            await using var content = file.OpenReadStream(max, Disposed);
            var request = new ReceiveUploadRequest(file.Name, content) { Received = bytes => Show(bytes, file.Size) };
            var result = await receiveUpload.RunAsync(await ActorAsync(), request, Disposed);
            _wrong = result.Error?.Message;
        }
        catch (IOException)
        {
            _wrong = ImportTexts.TheFileDidNotArrive; // the connection broke, or the file is larger than declared
        }

        _sending = null;
        await OnReceived.InvokeAsync();
    }

    private void Show(long bytes, long all)
    {
        var percent = all == 0 ? 100 : (int)(bytes * 100 / all);
        if (percent != _percent)
        {
            _percent = percent;
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private async Task RemoveAsync()
    {
        var result = await removeUpload.RunAsync(await ActorAsync(), View.Upload!.Id, Disposed);
        _wrong = result.Error?.Message;
        await OnReceived.InvokeAsync();
    }
}
