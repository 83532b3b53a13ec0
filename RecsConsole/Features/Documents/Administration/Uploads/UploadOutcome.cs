namespace RecsConsole.Features.Documents.Administration.Uploads;

/// <summary>What became of an uploaded file.</summary>
public enum UploadOutcome
{
    NewDocument,
    NewVersion,

    /// <summary>The newest version says the same: nothing was saved.</summary>
    Unchanged,
}
