namespace RecsConsole.Engine.WhatChanged;

/// <summary>What two decisions on a case can differ by: each can be taken from the one into the other by itself.</summary>
public enum ChangeCause
{
    /// <summary>The case, its history, similar cases, documents, people, load: what happened meanwhile.</summary>
    Data,

    /// <summary>Time passed: the instant, and the deadline that came nearer.</summary>
    Time,

    /// <summary>Who asked, with which rights, and what those keep back.</summary>
    Permission,

    /// <summary>Actions and playbooks.</summary>
    Catalog,

    /// <summary>Policies in force.</summary>
    Policy,

    /// <summary>The workflow.</summary>
    Workflow,

    /// <summary>The trained models that rank, or that none does.</summary>
    Model,

    /// <summary>The tenant's settings, the sizes of slates among them.</summary>
    Configuration,

    /// <summary>The seed of what is tried out.</summary>
    Chance,

    /// <summary>What final validation found in the database at the last moment.</summary>
    Validation,

    /// <summary>The engine itself: the version that decided gives other slates than this one.</summary>
    Engine,
}
