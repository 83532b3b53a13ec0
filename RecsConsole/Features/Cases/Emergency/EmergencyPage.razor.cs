using System.Globalization;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;

namespace RecsConsole.Features.Cases.Emergency;

/// <summary>Asks for case, reason and duration, and opens the case.</summary>
public sealed partial class EmergencyPage(OpenInEmergency openInEmergency)
{
    private static readonly DraftKey s_draft = new(DraftForms.Emergency, "reason");
    private static readonly int s_usual = EmergencyRules.Lengths[1];
    private string _key = "";
    private string _reason = "";
    private int _minutes = s_usual;
    private string? _keyProblem;
    private string? _reasonProblem;
    private string? _wrong;
    private bool _isBusy;
    private DraftLine? _draft;
    private ChoiceDraft? _keptKey;
    private ChoiceDraft? _keptLength;

    private void CheckKey() => _keyProblem = EmergencyRules.KeyProblem(_key);

    private void CheckReason() => _reasonProblem = EmergencyRules.ReasonProblem(_reason);

    private static string Words(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);

    private void TakeBack(string minutes) =>
        _minutes = EmergencyRules.Lengths.FirstOrDefault(each => string.Equals(Words(each), minutes, StringComparison.Ordinal), s_usual);

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
            (_reason, _key, _minutes) = ("", "", s_usual);
            await _draft!.ForgetAsync();
            await _keptKey!.ForgetAsync();
            await _keptLength!.ForgetAsync();
            Navigation.NavigateTo(CaseAddresses.Of(result.Value.CaseKey));
        }
    }
}
