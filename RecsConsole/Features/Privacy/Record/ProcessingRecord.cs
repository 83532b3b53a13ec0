namespace RecsConsole.Features.Privacy.Record;

/// <summary>
/// The record of processing: what is done with which data, for what purpose, and who receives it; generated from the settings in force.
/// </summary>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="At">When the record was generated.</param>
/// <param name="Version">Version of the tenant's settings that the record was generated from.</param>
public sealed record ProcessingRecord(string Tenant, DateTimeOffset At, int Version, IReadOnlyList<RecordSection> Sections);

/// <summary>A part of the record.</summary>
/// <param name="Key">Anchor for links within the page.</param>
public sealed record RecordSection(string Key, string Title, IReadOnlyList<string> Said, RecordTable? Table = null);

/// <summary>A table of the record; each row has as many cells as there are columns.</summary>
public sealed record RecordTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
