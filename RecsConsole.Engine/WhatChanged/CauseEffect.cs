namespace RecsConsole.Engine.WhatChanged;

/// <summary>
/// A cause in which two decisions differ, with how many of the differences it makes on its own and how many depend on it.
/// </summary>
public sealed record CauseEffect(ChangeCause Cause, int Alone, int Needed);
