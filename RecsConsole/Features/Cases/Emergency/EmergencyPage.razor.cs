using System.Globalization;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Emergency;

/// <summary>Asks for case, reason and duration, and opens the case.</summary>
public sealed partial class EmergencyPage(OpenInEmergency openInEmergency, ReadEmergencyLimits readLimits)
{
    private static readonly DraftKey s_draft = new(DraftForms.Emergency, "reason");
    private string _key = "";
    private string _reason = "";
    private int _minutes = UsualOf(EmergencyLimits.Default);
    private EmergencyLimits _limits = EmergencyLimits.Default;
    private string? _keyProblem;
    private string? _reasonProblem;
    private string? _wrong;
    private bool _isBusy;
    private DraftLine? _draft;
    private ChoiceDraft? _keptKey;
    private ChoiceDraft? _keptLength;

    private int Usual => UsualOf(_limits);

    // without an answer the operation refuses, and says the limit
    protected override async Task OnInitializedAsync()
    {
        _limits = (await readLimits.RunAsync(await ActorAsync(), Disposed)).Value ?? _limits;
        _minutes = Math.Min(_minutes, _limits.LongestMinutes);
    }

    private static int UsualOf(EmergencyLimits limits) => Math.Min(EmergencyLimits.Lengths[1], limits.LongestMinutes);

    private void CheckKey() => _keyProblem = EmergencyRules.KeyProblem(_key);

    private void CheckReason() => _reasonProblem = EmergencyRules.ReasonProblem(_reason, _limits);

    private static string Words(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);

    private void TakeBack(string minutes) =>
        _minutes = EmergencyRules
            .LengthsWithin(_limits)
            .FirstOrDefault(each => string.Equals(Words(each), minutes, StringComparison.Ordinal), Usual);

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
            (_reason, _key, _minutes) = ("", "", Usual);
            await _draft!.ForgetAsync();
            await _keptKey!.ForgetAsync();
            await _keptLength!.ForgetAsync();
            Navigation.NavigateTo(CaseAddresses.Of(result.Value.CaseKey));
        }
    }
}
