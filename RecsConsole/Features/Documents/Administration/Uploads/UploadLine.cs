using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Documents.Administration.Uploads;

/// <summary>A chosen file and what became of it: waiting without a result or problem.</summary>
internal sealed record UploadLine(string Name, SavedUpload? Saved = null, string? Problem = null)
{
    public bool IsDone => Saved is not null || Problem is not null;

    public string State =>
        Saved is { } saved
            ? saved.Outcome switch
            {
                UploadOutcome.NewDocument => Texts.UploadedNew,
                UploadOutcome.NewVersion => Texts.UploadedVersion.With(saved.Version),
                _ => Texts.UploadedUnchanged,
            }
        : Problem is not null ? Texts.UploadRefused
        : Texts.UploadWaits;

    public TagTone Tone =>
        Saved is { Outcome: not UploadOutcome.Unchanged } ? TagTone.Done
        : Problem is not null ? TagTone.Late
        : TagTone.Plain;
}
