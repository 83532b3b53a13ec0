using RecsConsole.Database;

namespace RecsConsole.Platform;

/// <summary>
/// Adds to a write, before it is saved, what is stored of its answer: in the same transaction, so that what is done is remembered, and what
/// is remembered is done.
/// </summary>
/// <param name="db">The context that the write saves.</param>
public delegate void KeepAnswer<in TAnswer>(ConsoleDbContext db, TAnswer answer);
