using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The record of processing on screen; regenerated whenever its input changes.</summary>
public sealed partial class RecordPage(ReadProcessingRecord readProcessingRecord)
{
    protected override bool Question => true;

    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Configuration, ChangeKind.Permission, ChangeKind.Model, ChangeKind.Person];

    protected override Task<Result<ProcessingRecord>> ReadAsync(Actor actor, bool question) =>
        readProcessingRecord.RunAsync(actor, Disposed);
}
