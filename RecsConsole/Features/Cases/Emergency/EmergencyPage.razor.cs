using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;

namespace RecsConsole.Features.Cases.Emergency;

/// <summary>Asks for case, reason and duration, and opens the case.</summary>
public sealed partial class EmergencyPage(OpenInEmergency openInEmergency)
{
    private string _key = "";
    private string _reason = "";
    private int _minutes = EmergencyRules.Lengths[1];
    private string? _keyProblem;
    private string? _reasonProblem;
    private string? _wrong;
    private bool _isBusy;
    private DraftLine? _draft;

    private void CheckKey() => _keyProblem = EmergencyRules.KeyProblem(_key);

    private void CheckReason() => _reasonProblem = EmergencyRules.ReasonProblem(_reason);

    private static string? Invalid(string? problem) => problem is null ? null : "true";

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? OpenAsync() : Task.CompletedTask;

    private async Task OpenAsync()
    {
        CheckKey();
        CheckReason();
        if (_isBusy || _keyProblem is not null || _reasonProblem is not null)
        {
            return;
        }

        _isBusy = true;
        var result = await openInEmergency.RunAsync(await ActorAsync(), new(_key, _reason, _minutes), Disposed);
        (_isBusy, _wrong) = (false, result.Error?.Message);
        if (result.IsOk)
        {
            _reason = "";
            await _draft!.ForgetAsync();
            Navigation.NavigateTo(CaseAddresses.Of(result.Value.CaseKey));
        }
    }
}
